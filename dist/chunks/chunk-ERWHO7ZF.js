export{a_21 as a,b_21 as b,c_21 as c,d_21 as d}from"./review-at-once.js";
