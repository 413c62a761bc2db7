export{a_22 as a,b_22 as b,c_22 as c,d_22 as d}from"./review-at-once.js";
