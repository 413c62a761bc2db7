export{a_10 as a,b_10 as b,c_10 as c,d_10 as d,e_10 as e}from"./review-at-once.js";
