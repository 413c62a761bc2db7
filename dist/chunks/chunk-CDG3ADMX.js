export{a_44 as a,b_44 as b,c_44 as c,d_44 as d,e_44 as e}from"./review-at-once.js";
